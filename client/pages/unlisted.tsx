/** Keeps a page whose address is a secret out of every list of pages. React hoists it into the head. */
export const Unlisted = () => <meta name="robots" content="noindex, nofollow" />;
