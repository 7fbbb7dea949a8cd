import { Option, type Command } from 'commander';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../../domain/attribute.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

/** `ergo-bot profile attribute …` */
export function createProfileAttributeCommand(deps: CommandDeps): Command {
  return describeCommand('attribute', 'Say what may be noted about people: a closed list, each with a type.', [
    'ergo-bot profile attribute define city --label Місто',
    'ergo-bot profile attribute list',
  ])
    .addCommand(createAttributeListCommand(deps))
    .addCommand(createAttributeDefineCommand(deps))
    .addCommand(createAttributeRelabelCommand(deps))
    .addCommand(createAttributeRemoveCommand(deps));
}

type ListOptions = GlobalOptions & { bot?: string };
type OneOptions = ListOptions & { key: string };
type DefineOptions = OneOptions & { label?: string; type: AttributeType };
type RelabelOptions = OneOptions & { label: string };

const KEY_ARGUMENT = ['<key>', 'by which filters and imports name it, as in city'] as const;

function createAttributeListCommand(deps: CommandDeps, run: Run<ListOptions> = runAttributeList): Command {
  const command = describeCommand('list', 'List the attributes.', ['ergo-bot profile attribute list']);
  return performs(command.option(...BOT_OPTION), deps, run);
}

async function runAttributeList(options: ListOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.attributes.list, { params: { bot: await theBot(options, api) } }),
  );
  const rows = list.items.map(({ key, label, type }) => [key, label, type]);
  io.data(options.json ? JSON.stringify(list) : await table(['KEY', 'LABEL', 'TYPE'], rows));
  return 0;
}

function createAttributeDefineCommand(deps: CommandDeps, run: Run<DefineOptions> = runAttributeDefine): Command {
  const command = describeCommand('define', 'Define an attribute.', [
    'ergo-bot profile attribute define city --label Місто',
    'ergo-bot profile attribute define visits --label "Візити на місяць" --type number',
  ])
    .argument(...KEY_ARGUMENT)
    .option('--label <label>', 'what staff read; the key unless told')
    .addOption(new Option('--type <type>', 'of what kind its values are').choices(ATTRIBUTE_TYPES).default('text'))
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 5 when there is one with that key, or a field of filters is called so. */
async function runAttributeDefine(options: DefineOptions, io: Io): Promise<number> {
  const { key, label = key, type } = options;
  const made = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return api.client.call(api.contract.attributes.define, { params, body: { key, label, type } });
  });
  if (options.json) io.data(JSON.stringify(made));
  else io.say(`"${made.key}" can be set, imported and asked for in filters from now on.`);
  return 0;
}

function createAttributeRelabelCommand(deps: CommandDeps, run: Run<RelabelOptions> = runAttributeRelabel): Command {
  const command = describeCommand('relabel', 'Say otherwise what an attribute is; its key stays.', [
    'ergo-bot profile attribute relabel city "Місто магазину"',
  ])
    .argument(...KEY_ARGUMENT)
    .argument('<label>', 'what staff read')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

async function runAttributeRelabel(options: RelabelOptions, io: Io): Promise<number> {
  const { key, label } = options;
  const made = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key };
    return api.client.call(api.contract.attributes.relabel, { params, body: { label } });
  });
  if (options.json) io.data(JSON.stringify(made));
  else io.say(`"${made.key}" is: ${made.label}`);
  return 0;
}

function createAttributeRemoveCommand(deps: CommandDeps, run: Run<OneOptions> = runAttributeRemove): Command {
  const command = describeCommand('remove', 'Remove an attribute with all its values.', [
    'ergo-bot profile attribute remove visits',
  ])
    .argument(...KEY_ARGUMENT)
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 5 while a segment uses it. */
async function runAttributeRemove(options: OneOptions, io: Io): Promise<number> {
  const gone = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key: options.key };
    return api.client.call(api.contract.attributes.remove, { params });
  });
  if (options.json) io.data(JSON.stringify(gone));
  else io.say(`The attribute "${gone.key}" is removed with all its values.`);
  return 0;
}
