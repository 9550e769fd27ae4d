import { Event } from '#shared/events.ts';

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/** What to do with the events of a workspace, each already parsed; usually patch or invalidate queries. */
export interface LiveHandlers {
  onEvent: (event: Event) => void;
  /** Called when events may have been missed: refetch what is on screen. */
  onGap: () => void;
  onState: (state: LiveState) => void;
}

const BACKOFF_MS = [1000, 2000, 5000, 10_000, 30_000];

/**
 * Follows a workspace's event stream until the returned function is called. The browser resumes by itself with
 * Last-Event-ID; when it gives up (a proxy's error page, a signed-out answer) a new stream starts after a pause, with
 * the last revision in `?after=` because an EventSource cannot set headers.
 */
export function followWorkspace(slug: string, handlers: LiveHandlers): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastRevision: string | undefined;
  let failures = 0;

  function connect() {
    const after = lastRevision === undefined ? '' : `?after=${lastRevision}`;
    source = new EventSource(`/api/v1/workspaces/${encodeURIComponent(slug)}/stream${after}`);
    source.onopen = () => {
      if (failures > 0 && lastRevision === undefined) handlers.onGap();
      failures = 0;
      handlers.onState('live');
    };
    source.onmessage = (message) => receive(message);
    source.addEventListener('gap', () => handlers.onGap());
    source.onerror = () => {
      failures += 1;
      handlers.onState('reconnecting');
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, BACKOFF_MS[Math.min(failures - 1, BACKOFF_MS.length - 1)]);
    };
  }

  function receive(message: MessageEvent<string>) {
    if (message.lastEventId) lastRevision = message.lastEventId;
    const event = Event.safeParse(parse(message.data));
    // An event this page does not know yet was sent by a newer server: refetching is always right.
    if (event.success) handlers.onEvent(event.data);
    else handlers.onGap();
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
