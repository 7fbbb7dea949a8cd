/**
 * JSON.parse that keeps every digit: an integer too long for a JavaScript number (Viber's 64-bit message_token)
 * comes as a string of its digits. Throws SyntaxError as JSON.parse does.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, (...[, value, context]: unknown[]) => {
    const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    return isRounded ? sourceOf(context, value) : value;
  });
}

/** The digits as they stood in the text (ECMAScript: JSON.parse source text access). */
function sourceOf(context: unknown, value: number): unknown {
  const hasSource = typeof context === 'object' && context !== null && 'source' in context;
  return hasSource && typeof context.source === 'string' && /^-?\d+$/.test(context.source) ? context.source : value;
}
