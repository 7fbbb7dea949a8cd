import { kyivTime } from '../kyiv-time.ts';
import { WireObject } from '../wire-json.ts';
import { answerTo, type Method } from './method.ts';

/** Those that are to be shown now. */
export const getNotices: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    call.books.hasRead('Notices', call.member.phone);
    const now = kyivTime(call.now);
    const notices = call.books.notices
      .filter((notice) => notice.from <= now && now <= notice.to)
      .map(
        (notice) =>
          new WireObject(
            ['notice_id', notice.id],
            ['notice_name', notice.name],
            ['notice_text', notice.text],
            ['notice_from', notice.from],
            ['notice_to', notice.to],
          ),
      );
    return answerTo(call, ['active', 1], ['notices', notices]);
  },
};
