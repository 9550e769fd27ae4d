import styles from './spinner.module.css';

/** A turning ring the size of the text around it; decoration only, the words say what is pending. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
