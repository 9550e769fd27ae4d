import styles from './kbd.module.css';

/** Keys to press, in order: `<Kbd keys={['g', 'b']} />`. "Mod" is ⌘ on a Mac and Ctrl elsewhere. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd className={styles.key} key={key}>
          {key === 'Mod' ? modKey() : key}
        </kbd>
      ))}
    </span>
  );
}

function modKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
