import styles from './avatar.module.css';

interface AvatarProps {
  name: string;
  size?: 'small' | 'large';
  /** People are round, organisations and teams square. */
  shape?: 'round' | 'square';
}

/** Initials; decoration, the name stands beside it or in its own label. */
export function Avatar({ name, size = 'small', shape = 'round' }: AvatarProps) {
  return (
    <span className={styles.avatar} data-size={size} data-shape={shape} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}
