import { useEditorContext, useExecutionContext } from '@graphiql/react';
import { flushSync } from 'react-dom';

/** The examples of each module, beside the documentation. One that is chosen opens in a tab of its own. */
export const examplesPlugin = modules => ({ title: 'Examples', icon: Icon, content: () => <Examples modules={modules} /> });

function Examples({ modules }) {
  const { tabs, addTab, changeTab, queryEditor } = useEditorContext({ nonNull: true });
  const { stop } = useExecutionContext({ nonNull: true });

  function open(document) {
    stop();
    const index = tabs.findIndex(tab => tab.query === document);
    if (index >= 0) {
      changeTab(index);
    } else {
      flushSync(addTab);
      queryEditor.setValue(document);
    }
    queryEditor.focus();
  }

  return (
    <section className="ide-panel" aria-label="Examples">
      <h2>Examples</h2>
      {modules.map(module => (
        <section key={module.title} aria-label={module.title}>
          <h3>{module.title}</h3>
          <ul>
            {module.examples.map(example => (
              <li key={example.title}>
                <button type="button" className="graphiql-un-styled" onClick={() => open(example.document)}>
                  {example.title}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {modules.length === 0 && <p>No module has an example for this address.</p>}
    </section>
  );
}

const Icon = props => (
  <svg height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
    <path d="M5.5 3.5h9M5.5 8h9M5.5 12.5h9M1.5 3.5h1M1.5 8h1M1.5 12.5h1" />
  </svg>
);
