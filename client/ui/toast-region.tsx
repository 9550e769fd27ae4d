import { X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components';
import type { Notice } from './notice.ts';
import styles from './toast.module.css';

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Shows a notice; with an action it stays longer. Answers how to take it off. */
export function show(notice: Notice): () => void {
  const key = queue.add(notice, { timeout: notice.action ? 10_000 : 6_000 });
  return () => queue.close(key);
}

/** The notices on screen; loaded with the first one. F6 reaches it. */
export function Region() {
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
