import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    elements: [
      'html5',
      {
        'saved-draft': { flow: true },
        'character-count': { flow: true, phrasing: true },
        'error-summary': { flow: true },
      },
    ],
    rules: {
      // Written this way everywhere; both are valid HTML.
      'void-style': 'off',
      'doctype-style': 'off',
      'attribute-boolean-style': 'off',
      'no-trailing-whitespace': 'off',
      // Roles of tables are written out because some browsers lose them when cells are laid out as blocks.
      'no-redundant-role': 'off',
      'require-sri': 'off',
    },
  }),
);

/** What is wrong with a page's markup, one line each. */
export async function markupProblems(markup: string): Promise<string[]> {
  const report = await validator.validateString(markup);
  return report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
}
