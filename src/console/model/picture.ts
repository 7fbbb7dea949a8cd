/** One place of a picture in half-blocks: colours of the 256-colour palette for its upper and its lower half. */
export type PictureCell = { readonly upper: number; readonly lower: number };

/** The picture of a message, as far as it has been fetched, in rows of cells. */
export type Picture =
  | { readonly state: 'loading' | 'missing' }
  | {
      readonly state: 'here';
      readonly width: number;
      readonly height: number;
      readonly rows: readonly PictureCell[][];
    };
