import { fold } from '../../../domain/fold.ts';
import { success } from '../../../domain/result.ts';
import { withoutParts, type Field } from '../field.ts';
import { matchText, wantedText } from '../text-match.ts';

/** The words that staff have put on people. */
export const TAG_FIELD: Field = withoutParts(
  { name: 'tag', about: 'a tag', examples: ['tag:vip', 'tag:"постійний клієнт"', '-tag:*'] },
  (term, { botId }) => {
    const wanted = wantedText(term);
    if (!wanted.ok) return wanted;
    const { value } = wanted;
    return success((eb) => {
      const tagged = eb
        .selectFrom('tag_members')
        .innerJoin('tags', 'tags.id', 'tag_members.tag_id')
        .select('tag_members.member')
        .where('tags.bot_id', '=', botId);
      if (value.kind === 'any') return eb('subscribers.member', 'in', tagged);
      const folded = { ...value, text: fold(value.text) };
      return eb(
        'subscribers.member',
        'in',
        tagged.where((tags) => matchText(tags.ref('tags.folded'), folded)),
      );
    });
  },
);
