import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { SnAnswer } from '../club-types.ts';
import { text } from '../wire-values.ts';

const wireSale = z.object({ result: text, action_id: text, model_id: text, serial: text });

/** PostSN and PostSNModel (L1240–1305, L1411–1441). Undefined when nothing says what became of the sale. */
export function readSale(answer: Answer): SnAnswer | undefined {
  const { data } = wireSale.safeParse(answer);
  if (!data) return undefined;
  const { result, action_id: actionId, model_id: modelId, serial } = data;

  if (result === '2') return { kind: 'needs model', ...(actionId && { actionId }), ...(modelId && { modelId }) };
  if (result === '1' || actionId || modelId) return { kind: 'registered', actionId, modelId, serial };
  return undefined;
}
