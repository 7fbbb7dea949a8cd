/** One byte per pixel, 0 black to 255 white, row by row from the top. */
export type GreyImage = { width: number; height: number; pixels: Uint8Array };
