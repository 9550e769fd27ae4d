import type { ReactNode } from 'react';
import { Link as RouterLink, type LinkProps as RouterLinkProps } from 'react-router';
import buttonStyles from './button.module.css';
import type { ButtonVariant } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './link.module.css';

interface LinkProps extends Omit<RouterLinkProps, 'style'> {
  /** `underlined` in running text, `plain` where the place already says it is a link (a table's first column). */
  variant?: 'underlined' | 'plain';
}

/** A link inside the app. */
export function Link({ variant = 'underlined', className, ...rest }: LinkProps) {
  return (
    <RouterLink {...rest} className={classNames(styles.link, className)} data-variant={variant} />
  );
}

interface ExternalLinkProps {
  href: string;
  children: ReactNode;
}

/** A link out of the app: new tab, no referrer. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  return (
    <a className={styles.link} href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

interface ButtonLinkProps extends Omit<RouterLinkProps, 'className' | 'style'> {
  variant?: ButtonVariant;
  size?: 'small' | 'medium' | 'large';
  icon?: ReactNode;
  children: ReactNode;
}

/** Goes somewhere, looks like a button. */
export function ButtonLink({
  variant = 'secondary',
  size = 'medium',
  icon,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <RouterLink {...rest} className={buttonStyles.button} data-variant={variant} data-size={size}>
      {icon}
      {children}
    </RouterLink>
  );
}
