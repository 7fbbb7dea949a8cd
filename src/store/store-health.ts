import type { MachineTrouble } from '../domain/machine-trouble.ts';

/** Learns how the database is doing: of each trouble that a query meets, and of each commit. */
export type StoreHealth = { failed(trouble: MachineTrouble): void; worked(): void };
