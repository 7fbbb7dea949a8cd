import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createControlServer } from '../../src/control/server/server.ts';
import type { BotStatus, ControlServices, SetAsideUpdate } from '../../src/control/services.ts';
import { createLog } from '../../src/daemon/log.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A daemon's answers, kept in memory; `setAside` empties as updates are tried again. */
export function memoryServices(bots: BotStatus[], setAside: SetAsideUpdate[]): ControlServices {
  return {
    bots: { list: async () => bots },
    inbox: {
      listSetAside: async () => [...setAside],
      retry: async (id) => {
        const kept = setAside.filter((update) => id !== undefined && update.id !== id);
        const count = setAside.length - kept.length;
        setAside.splice(0, setAside.length, ...kept);
        return count;
      },
    },
  };
}

/** The control API on a socket of its own, closed when the test ends; `lines` is its log. */
export async function openControl(
  services: ControlServices,
): Promise<{ listen: string; folder: string; lines: string[] }> {
  const folder = await temporaryFolder();
  const lines: string[] = [];
  const log = createLog({ level: 'debug', stream: { write: (line) => void lines.push(line) } });
  const listen = `unix:${join(folder, 'control.sock')}`;
  const server = await createControlServer({ listen, services, log });
  onTestFinished(() => server.close());
  return { listen, folder, lines };
}

export const SOME_BOTS: BotStatus[] = [
  {
    id: 'ergo-club',
    title: 'ERGO CLUB',
    channels: [
      {
        messenger: 'telegram',
        account: 'ErgoClubBot',
        state: 'receiving',
        lastReceivedAt: Date.UTC(2026, 2, 5, 8, 3, 44),
      },
      { messenger: 'viber', state: 'connecting' },
    ],
    inboxWaiting: 2,
    outboxWaiting: 5,
    setAside: 1,
  },
];

/** Updates as the daemon would have set them aside. */
export function someSetAside(): SetAsideUpdate[] {
  const receivedAt = Date.UTC(2026, 2, 5, 8, 0, 0);
  return [
    { id: 42, botId: 'ergo-club', messenger: 'telegram', receivedAt, attempts: 5, error: 'TypeError: broken' },
    { id: 43, botId: 'ergo-club', messenger: 'viber', receivedAt, attempts: 5, error: 'RangeError\u001b[31m' },
  ];
}
