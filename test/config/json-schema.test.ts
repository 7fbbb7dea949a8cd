import { expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';

test('the schema for editors knows the keys, refuses others and tells what each is', () => {
  const schema = configJsonSchema();
  expect(schema).toMatchObject({
    type: 'object',
    additionalProperties: false,
    required: ['bots'],
    properties: {
      dataDir: { default: 'data' },
      bots: {
        items: {
          properties: { telegram: { properties: { token: { description: expect.stringContaining('env:NAME') } } } },
        },
      },
    },
  });
});
