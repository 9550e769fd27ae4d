import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type PanelSection, sectionName } from './acts.ts';
import styles from './section-nav.module.css';

interface SectionNavProps {
  sections: readonly PanelSection[];
  selected: PanelSection;
  /** Where the ball is. */
  current: PanelSection;
  onSelect: (section: PanelSection) => void;
  children: ReactNode;
}

/** The parts of the panel in the order of the work; the one where something is to be done carries a dot. */
export function SectionNav({ sections, selected, current, onSelect, children }: SectionNavProps) {
  return (
    <Tabs
      className={styles.root}
      selectedKey={selected}
      onSelectionChange={(key) => key !== selected && onSelect(key as PanelSection)}
    >
      <TabList className={styles.list} aria-label="Parts of this opportunity">
        {sections.map((section) => (
          <Tab className={styles.tab} id={section} key={section}>
            {sectionName[section]}
            {section === current && (
              <span className={styles.dot} role="img" aria-label="next step is here" />
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel className={styles.panel} id={selected} key={selected}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
