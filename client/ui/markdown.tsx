import { lazy, Suspense } from 'react';
import styles from './markdown.module.css';

const Body = lazy(async () => ({ default: (await import('./markdown-body.tsx')).MarkdownBody }));

/** Text people wrote, as Markdown: no HTML, no images, safe links. The parser loads when first needed. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className={styles.plain}>{text}</p>}>
      <Body text={text} />
    </Suspense>
  );
}
