import { z } from 'zod';
import { Event } from '#shared/events.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** What to do with the events of a workspace, each already parsed; usually patch or invalidate queries. */
export interface LiveHandlers {
  onEvent: (event: Event) => void;
  /** The revision at which the stream begins, each time it does. */
  onPresent: (revision: number) => void;
  /** Called when events may have been missed: refetch what is on screen. */
  onGap: () => void;
  onState: (state: LiveState) => void;
}

const BACKOFF_MS = [1000, 2000, 5000, 10_000, 30_000];

const Ready = z.object({ revision: z.number().int() });

/**
 * Follows a workspace's event stream until the returned function is called. The browser resumes by itself with
 * Last-Event-ID. When it gives up (a proxy's error page, a restart that takes long) a new stream starts after a pause:
 * it begins at the present, and `ready` tells whether anything happened in between.
 */
export function followWorkspace(slug: string, handlers: LiveHandlers): () => void {
  const url = `/api/v1/workspaces/${encodeURIComponent(slug)}/stream`;
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let revision = 0;
  let failures = 0;

  function connect() {
    source = new EventSource(url);
    source.addEventListener('ready', begin);
    source.addEventListener('happened', receive);
    source.onerror = () => {
      failures += 1;
      handlers.onState('reconnecting');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, BACKOFF_MS[Math.min(failures, BACKOFF_MS.length) - 1]);
    };
  }

  function begin(message: MessageEvent<string>) {
    failures = 0;
    handlers.onState('live');
    const ready = Ready.safeParse(parse(message.data));
    if (!ready.success) return;
    if (revision > 0 && ready.data.revision > revision) handlers.onGap();
    revision = Math.max(revision, ready.data.revision);
    handlers.onPresent(ready.data.revision);
  }

  function receive(message: MessageEvent<string>) {
    const event = Event.safeParse(parse(message.data));
    // An event this page does not know was sent by a newer server: refetching is always right.
    if (!event.success) return handlers.onGap();
    revision = event.data.revision;
    handlers.onEvent(event.data);
  }

  handlers.onState('connecting');
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
