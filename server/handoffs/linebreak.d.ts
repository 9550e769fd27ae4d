/** The Unicode line breaking algorithm; the package has no types of its own. */
declare module 'linebreak' {
  // biome-ignore lint/style/noDefaultExport: it has none but this
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
