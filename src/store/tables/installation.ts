/** One row: which installation this database belongs to. */
export interface InstallationTable {
  id: string;
  /** When a daemon took the database for its own; null before that. */
  placed_at: number | null;
  /** Set in copies that the program makes. */
  is_copy: number;
}
