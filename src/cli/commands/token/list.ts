import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

export type TokenListOptions = GlobalOptions & { login?: string };

/** `ergo-bot token list` */
export function createTokenListCommand(deps: CommandDeps, run: Run<TokenListOptions> = runTokenList): Command {
  const command = describeCommand(
    'list',
    'List the tokens that are good: your own, or for administrators everybody’s.',
    ['ergo-bot token list', 'ergo-bot token list --login olena'],
  ).option('--login <login>', 'those of one person');
  return performs(command, deps, run);
}

export async function runTokenList(options: TokenListOptions, io: Io): Promise<number> {
  const query = { ...(options.login !== undefined && { login: options.login }) };
  const list = await callDaemon(options, ({ client, contract }) => client.call(contract.session.tokens, { query }));
  const rows = list.items.map((token) => [
    token.current ? '*' : '',
    String(token.id),
    token.login,
    token.device,
    token.createdAt,
    token.lastUsedAt ?? '–',
    token.expiresAt,
  ]);
  const heading = ['', 'ID', 'LOGIN', 'DEVICE', 'MADE', 'LAST USED', 'GOOD UNTIL'];
  io.data(options.json ? JSON.stringify(list) : await table(heading, rows));
  return 0;
}
