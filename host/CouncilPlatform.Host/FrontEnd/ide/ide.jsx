// The GraphQL IDE: GraphiQL for the address of its page. It has no history, because the history would store headers, which may carry a key.
import { DocExplorerContextProvider } from '@graphiql/plugin-doc-explorer';
import { GraphiQLProvider, useEditorContext, usePluginStore } from '@graphiql/react';
import { GraphiQL, GraphiQLInterface } from 'graphiql';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './ide.css';
import { documentationPlugin } from './documentation.jsx';
import { examplesPlugin } from './examples.jsx';
import { fetcherOf } from './fetcher.js';
import { storageOf } from './storage.js';

const { address, home, signIn, headers, modules, opened } = JSON.parse(document.getElementById('ide-options').textContent);
const fetcher = fetcherOf(address, headers);
const documentation = documentationPlugin(signIn);
const plugins = [documentation, examplesPlugin(modules)];
const storage = storageOf(address);
const [first] = modules.flatMap(module => module.examples);
const defaultTabs = [{ query: first ? `# ${first.title}. For more, choose "Show Examples".\n${first.document}` : '' }];

// Long lines wrap, the tab key goes on to what follows the editor, and a screen reader says which editor it is.
function usePlainEditor(name, label) {
  const editor = useEditorContext({ nonNull: true })[name];
  useEffect(() => {
    editor?.setOption('lineWrapping', true);
    editor?.setOption('screenReaderLabel', label);
    editor?.addKeyMap({ Tab: false, 'Shift-Tab': false });
  }, [editor, label]);
}

// The question behind a page opens in a tab of its own, beside what the visitor had open.
function useOpened(isReady) {
  const { tabs, addTab, changeTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const isOpen = useRef(false);
  useEffect(() => {
    if (!opened || !isReady || !queryEditor || !variableEditor || isOpen.current) return;
    isOpen.current = true;
    const index = tabs.findIndex(tab => tab.query === opened.document);
    setTimeout(() => {
      if (index >= 0) flushSync(() => changeTab(index));
      else flushSync(addTab);
      queryEditor.setValue(opened.document);
      variableEditor.setValue(opened.variables);
    });
  }, [isReady, tabs, addTab, changeTab, queryEditor, variableEditor]);
}

function Interface() {
  // GraphiQL opens the documentation only if it is known when the interface starts.
  const isReady = usePluginStore(plugins => plugins.plugins.length > 0);
  useOpened(isReady);
  usePlainEditor('queryEditor', 'Query');
  usePlainEditor('variableEditor', 'Variables');
  usePlainEditor('headerEditor', 'Headers');
  usePlainEditor('responseEditor', 'Answer');
  return (
    isReady && (
      <GraphiQLInterface forcedTheme="light" showPersistHeadersSettings={false}>
        <GraphiQL.Logo>
          <a href={home}>Council Partnership Platform</a>
        </GraphiQL.Logo>
      </GraphiQLInterface>
    )
  );
}

createRoot(document.getElementById('ide')).render(
  <GraphiQLProvider
    fetcher={fetcher}
    plugins={plugins}
    referencePlugin={documentation}
    visiblePlugin={documentation}
    defaultTabs={defaultTabs}
    defaultQuery=""
    shouldPersistHeaders={false}
    storage={storage}
  >
    <DocExplorerContextProvider>
      <Interface />
    </DocExplorerContextProvider>
  </GraphiQLProvider>,
);
