import { DOC_EXPLORER_PLUGIN, DocExplorer } from '@graphiql/plugin-doc-explorer';
import { useSchemaStore } from '@graphiql/react';

/** The documentation of the schema. A visitor from whom the host keeps its schema is invited to sign in instead. */
export const documentationPlugin = signIn => ({ ...DOC_EXPLORER_PLUGIN, content: () => <Documentation signIn={signIn} /> });

function Documentation({ signIn }) {
  const { fetchError } = useSchemaStore();
  // With a key in the headers, the visitor can read it too.
  if (!signIn || !fetchError) return <DocExplorer />;
  return (
    <section className="ide-panel" aria-label="Documentation Explorer">
      <h2>Docs</h2>
      <p>
        <a href={signIn}>Sign in</a> to read the description of every type and field here. A program reads it with its key.
      </p>
      <p>The examples run without.</p>
    </section>
  );
}
