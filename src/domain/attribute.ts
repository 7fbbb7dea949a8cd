/** Of what kind the values of an attribute are. */
export const ATTRIBUTE_TYPES = ['text', 'number', 'date', 'boolean'] as const;

export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];
