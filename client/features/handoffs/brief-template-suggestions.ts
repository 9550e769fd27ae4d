import { TemplateContent, type WriteTemplate } from '#shared/handoffs/template.ts';

const suggestion = (name: string, content: Partial<TemplateContent>): WriteTemplate => ({
  name,
  isDefault: false,
  content: TemplateContent.parse(content),
});

const risk = (words: string, then: string) => ({ if: words, then });

/** What a workspace may copy to begin with, and then word as its own. */
export const suggestions: readonly WriteTemplate[] = [
  suggestion('AI feature', {
    scopeOut: ['Any decision about a person that no person has looked at'],
    acceptanceCriteria: [
      'On 100 real cases, people who know the work accept at least 90 results without a change',
      'Whoever uses it sees that a machine wrote it, and can correct it in one step',
      'What it is unsure about goes to a person, with the reason',
      'Input, output and the model’s version are on record for every case',
    ],
    constraints:
      'Which data may be used, and who has agreed to it. What one case may cost. How fast an answer has to come.',
    risks: [
      risk('quality falls when the model is exchanged', 'the 100 cases are run again before'),
      risk('people stop checking what it writes', 'every twentieth result is checked blind'),
      risk('the model is not available', 'the work goes on by hand, as it does today'),
    ],
    firstAction: 'Look at fifty real cases together, and write down which results would be good.',
    openQuestions: [
      { field: 'constraints', question: 'May this data be given to the model?' },
      { field: 'acceptanceCriteria', question: 'Who judges the 100 cases?' },
    ],
  }),
  suggestion('Process change', {
    scopeIn: [
      'The steps as they are today, and as they will be',
      'Teaching everybody who works in it',
    ],
    scopeOut: ['New software', 'Steps of other departments'],
    acceptanceCriteria: [
      'Everybody who works in it has done it once the new way, with help',
      'The old way is closed: forms, mailboxes and templates are gone',
      'Somebody can say after four weeks how many cases went the new way',
    ],
    risks: [risk('people go back to the old way', 'we ask them why before we ask them to stop')],
    dependencies:
      'Who has to agree first: staff council, data protection, the departments next in line.',
    firstAction: 'Spend half a day beside those who do it today.',
    openQuestions: [{ field: 'contacts', question: 'Who speaks for those who do this work?' }],
  }),
  suggestion('Integration', {
    scopeIn: [
      'Which system tells which other what, and when',
      'What happens to what is there already',
    ],
    scopeOut: ['Changing either system beyond what the connection needs'],
    acceptanceCriteria: [
      'A change on one side is seen on the other within the agreed time',
      'A message that fails is kept, seen by somebody and can be sent again',
      'Sending the same message twice changes nothing',
      'Both sides agree on a day’s count',
    ],
    constraints: 'Windows in which systems may be changed. Who may see which fields.',
    risks: [risk('the other side changes its interface', 'our tests against it fail the same day')],
    firstAction: 'Send one real record across by hand.',
    openQuestions: [{ field: 'contacts', question: 'Who answers for the other system?' }],
  }),
];
