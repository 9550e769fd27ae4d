import { useSingleKeys } from '#client/lib/use-shortcuts.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { Kbd } from '#client/ui/kbd.tsx';
import { Switch } from '#client/ui/switch.tsx';
import { sections } from './sections.ts';
import styles from './shortcuts-sheet.module.css';

const groups: readonly {
  title: string;
  shortcuts: readonly { keys: readonly string[]; does: string }[];
}[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: ['Mod', 'K'], does: 'Go to anything' },
      { keys: ['?'], does: 'Show this sheet' },
      { keys: ['Esc'], does: 'Close what is open' },
      { keys: ['F6'], does: 'To the notices' },
    ],
  },
  {
    title: 'On the board',
    shortcuts: [
      { keys: ['j', 'k'], does: 'Next and previous card' },
      { keys: ['h', 'l'], does: 'Column before and after' },
      { keys: ['Enter'], does: 'Open the card' },
      { keys: ['m'], does: 'Move the card to…' },
      { keys: ['Space'], does: 'Lift and drop, on its grip' },
      { keys: ['c'], does: 'New opportunity' },
      { keys: ['/'], does: 'Find a card' },
    ],
  },
  {
    title: 'While rating',
    shortcuts: [
      { keys: ['1', '…', '9'], does: 'Answer the criterion' },
      { keys: ['←', '→'], does: 'One level down, up' },
      { keys: ['↑', '↓'], does: 'Criterion before and after' },
      { keys: ['l', 'h'], does: 'Set low, set high' },
      { keys: ['Enter'], does: 'Hand in and go on' },
      { keys: ['s'], does: 'Skip with a reason' },
      { keys: ['n', 'p'], does: 'Next and previous' },
      { keys: ['c'], does: 'Next contested, once revealed' },
    ],
  },
  {
    title: 'In the ranking',
    shortcuts: [
      { keys: ['j', 'k'], does: 'Next and previous row' },
      { keys: ['Enter'], does: 'Why it stands there' },
    ],
  },
  {
    title: 'In a decision meeting',
    shortcuts: [
      { keys: ['j', 'k'], does: 'Next and previous opportunity' },
      { keys: ['x'], does: 'Choose it, or not' },
      { keys: ['Shift', 'x'], does: 'Choose all from the last one to it' },
      { keys: ['d'], does: 'Decide what is chosen' },
    ],
  },
  {
    title: 'In a duel',
    shortcuts: [
      { keys: ['←', '→'], does: 'The left, the right one' },
      { keys: ['0'], does: 'Can’t say' },
    ],
  },
  {
    title: 'Among proposals',
    shortcuts: [
      { keys: ['j', 'k'], does: 'Next and previous proposal' },
      { keys: ['a'], does: 'Take it up' },
      { keys: ['d'], does: 'Decline it' },
      { keys: ['m'], does: 'Take it together' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: sections.map(({ label, key }) => ({ keys: ['g', key], does: label })),
  },
];

/** Every shortcut, and the switch for those without a modifier. */
export function ShortcutsSheet({ onClose }: { onClose: () => void }) {
  const [areOn, switchKeys] = useSingleKeys();
  return (
    <Dialog isOpen onClose={onClose} size="large" title="Keyboard shortcuts">
      <div className={styles.columns}>
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className={styles.title}>{group.title}</h3>
            <ul>
              {group.shortcuts.map((shortcut) => (
                <li className={styles.shortcut} key={shortcut.does}>
                  {shortcut.does}
                  <Kbd keys={shortcut.keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Switch
        label="Shortcuts of single keys"
        description="Off, only those with ⌘ or Ctrl work: for speech input, or a cat on the keyboard."
        isOn={areOn}
        onChange={switchKeys}
      />
    </Dialog>
  );
}
