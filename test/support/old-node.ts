/** Arguments by which this Node passes itself off as an older one, to what is started with it and to nothing below. */
export const OLD_NODE = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } });",
  )}`,
];
