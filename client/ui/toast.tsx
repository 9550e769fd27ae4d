import { X } from 'lucide-react';
import {
  Button,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import styles from './toast.module.css';

interface Notice {
  /** One sentence in the past tense: "Moved to Offered." */
  title: string;
  detail?: string | undefined;
  /** Usually Undo. */
  action?: { label: string; onAction: () => void } | undefined;
}

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Says that something happened; announced to screen readers. With an action it stays longer. */
export function notify(notice: Notice): void {
  queue.add(notice, { timeout: notice.action ? 10_000 : 6_000 });
}

/** Where notices appear; once, in the app's root. F6 reaches it. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} className={styles.region}>
      {({ toast }) => (
        <AriaToast toast={toast} className={styles.toast}>
          <ToastContent className={styles.content}>
            <Text slot="title">{toast.content.title}</Text>
            {toast.content.detail && (
              <Text slot="description" elementType="p" className={styles.detail}>
                {toast.content.detail}
              </Text>
            )}
          </ToastContent>
          {toast.content.action && (
            <Button
              className={styles.action}
              onPress={() => {
                toast.content.action?.onAction();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" aria-label="Dismiss" className={styles.close}>
            <X aria-hidden="true" />
          </Button>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
