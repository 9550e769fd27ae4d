import ReactMarkdown, { type Components } from 'react-markdown';
import { ExternalLink } from './link.tsx';
import styles from './markdown.module.css';

const elements = [
  'p',
  'strong',
  'em',
  'del',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'a',
  'hr',
  'br',
  'h1',
  'h2',
  'h3',
];

/** Headings in a comment must not break the page's outline: they become bold lines. */
const components: Components = {
  a: ({ href, children }) =>
    href ? <ExternalLink href={href}>{children}</ExternalLink> : <span>{children}</span>,
  h1: ({ children }) => <p>{<strong>{children}</strong>}</p>,
  h2: ({ children }) => <p>{<strong>{children}</strong>}</p>,
  h3: ({ children }) => <p>{<strong>{children}</strong>}</p>,
};

/** The parsed text; react-markdown drops `javascript:` and every other unsafe address by itself. */
export function MarkdownBody({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      <ReactMarkdown allowedElements={elements} unwrapDisallowed skipHtml components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
