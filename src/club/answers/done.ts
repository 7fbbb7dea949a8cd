/** GetAuthCode and PostQuestion (L185–204, L1556–1574): that there is no error is all there is to read. */
export function readDone(): null {
  return null;
}
