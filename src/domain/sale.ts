/**
 * The ledger's states: `captured → posting → registered | needs model | refused | in doubt`. `in doubt`: posted, but
 * the answer was lost; it is looked up before it is posted again (design, "Rules that hold everywhere").
 */
export const SALE_STATES = ['captured', 'posting', 'in doubt', 'registered', 'needs model', 'refused'] as const;

export type SaleState = (typeof SALE_STATES)[number];

/** `quick`: the serial number alone (PostSN). `full`: with action, model and what the model demands (PostSNModel). */
export type SaleKind = 'quick' | 'full';

/** How the serial number came: typed, or read from a photo. */
export type SaleSource = 'typed' | 'photo';

/** States in which nothing more will be done without the seller. */
export const SETTLED: readonly SaleState[] = ['registered', 'needs model', 'refused'];

/** What the club makes of a registered sale afterwards; `rejected` and `on balance` are final. */
export type SaleFate = 'for confirmation' | 'for test' | 'confirmed' | 'on balance' | 'rejected';
