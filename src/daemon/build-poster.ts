import type { Config } from '../config/config.ts';
import type { BotVoice } from '../conversations/router.ts';
import { tellSale } from '../conversations/tell-sale.ts';
import type { Words } from '../conversations/words.ts';
import type { Log } from '../domain/log.ts';
import type { ClubGate } from '../sales/club-gate.ts';
import type { Ledger } from '../sales/ledger.ts';
import { OpenSales } from '../sales/open-sales.ts';
import { SalePoster } from '../sales/poster.ts';
import { SaleAttempt, type SaleAttemptProps } from '../sales/sale-attempt.ts';
import type { Store } from '../store/store.ts';
import { retryRule } from './build-bots.ts';
import { systemClock as clock } from './system-clock.ts';

export type PosterParts = Omit<SaleAttemptProps, 'clock' | 'random' | 'gateOf' | 'retry' | 'tell'> & {
  config: Config;
  store: Store;
  ledger: Ledger;
  wordsOf: (botId: string) => Words;
  voices: ReadonlyMap<string, BotVoice>;
  gates: ReadonlyMap<string, ClubGate>;
  log: Log;
};

const random = Math.random;

/** Constructs what brings sales to their clubs. Starts nothing. */
export function buildPoster(props: PosterParts): SalePoster {
  const { log, ledger, wordsOf, voices, gates } = props;
  const retry = retryRule(props.config);
  const attempt = new SaleAttempt({
    ...props,
    clock,
    random,
    gateOf: (botId) => gates.get(botId),
    retry,
    tell: (seller, news) => {
      const programme = voices.get(seller.botId)?.programme;
      return programme ? tellSale(news, wordsOf(seller.botId), programme) : [];
    },
  });
  return new SalePoster({
    ledger,
    openSales: new OpenSales({ store: props.store }),
    attempt,
    gates,
    retry,
    clock,
    random,
    log,
  });
}
