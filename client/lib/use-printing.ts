import { useMediaQuery } from './use-media-query.ts';

/** Whether the page is on its way to paper, where nothing can be unfolded. */
export const usePrinting = (): boolean => useMediaQuery('print');
