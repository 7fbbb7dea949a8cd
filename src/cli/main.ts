import { CommanderError } from 'commander';
import { AppError } from '../domain/app-error.ts';
import { scrub } from '../domain/scrub.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { processIo, type Io } from './io.ts';
import { createProgram } from './program.ts';

/** Runs one command line (without the program's name) and resolves with its exit code; never throws. */
export async function main(argv: string[], io: Io = processIo()): Promise<number> {
  let exitCode = 0;
  try {
    const program = createProgram({ io, finish: (code) => (exitCode = code) });
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, io, argv.includes('--json'));
  }
}

function report(error: unknown, io: Io, json: boolean): number {
  // Commander has already said its word; an exit code of 0 is --help or --version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_CODES.usage;

  const known = toAppError(error);
  const message = scrub(known.message);
  io.say(json ? JSON.stringify({ schema: 1, error: { code: known.code, message } }) : `ergo-bot: ${message}`);
  return EXIT_CODES[known.code];
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'ExitPromptError') return new AppError('interrupted', 'interrupted');
  if (isSystemError(error) && error.syscall === 'listen') {
    const why = error.code === 'EADDRINUSE' ? 'another program does already' : error.code;
    return new AppError('conflict', `cannot listen on ${error.address ?? ''}:${error.port ?? ''}: ${why}`);
  }
  if (isSystemError(error) && error.syscall === 'getaddrinfo')
    return new AppError('configuration', `http.listen: there is no host ${error.hostname ?? ''} here (${error.code})`);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new AppError('internal', `this is a bug, please report it:\n${detail}`);
}

/** What Node throws for a failed system call (Node documentation, Errors: SystemError). */
type SystemError = Error & { code: string; syscall: string; address?: string; port?: number; hostname?: string };

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
