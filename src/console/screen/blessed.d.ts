import 'blessed';

/** What blessed has and its types leave out. */
declare module 'blessed' {
  /** A place of the screen: attributes, and what stands there. */
  type BlessedCell = [attributes: number, char: string];

  const unicode: {
    charWidth(text: string, at?: number): number;
    strWidth(text: string): number;
  };

  namespace Widgets {
    interface Screen {
      lines: (BlessedCell[] & { dirty: boolean })[];
    }
  }
}
