/** The symbologies that are read. UPC-E is not among them: fragments of an EAN read as one. */
export const BARCODE_FORMATS = ['code-128', 'code-39', 'itf', 'ean-13', 'ean-8', 'upc-a', 'qr', 'data-matrix'] as const;

export type BarcodeFormat = (typeof BARCODE_FORMATS)[number];
