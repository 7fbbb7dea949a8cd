import { Belief } from './belief.ts';
import type { Engine } from './engine.ts';
import type { GreyImage } from './grey-image.ts';
import type { Code } from './photo-reading.ts';

/** Every code of the photo, the sure ones first. */
export async function readCodes(photo: GreyImage, engine: Engine): Promise<Code[]> {
  const belief = new Belief();
  belief.note(engine.read(photo));
  return belief.codes();
}
