using System.Reflection;
using CouncilPlatform.Host.GraphQL.Subscriptions;
using CouncilPlatform.Host.Modules;
using GraphQL;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>Composes one schema from the contributions of modules. Nothing is shared between schemas: graph types are mutable.</summary>
internal static class SchemaBuilder
{
    /// <exception cref="ModuleFaultException">Two modules claim one name, or a mutation requires no role.</exception>
    public static ISchema Build(IReadOnlyCollection<LoadedModule> modules)
    {
        var types = new TypeSource(modules);
        var schema = new Schema(types, runConfigurations: false)
        {
            Query = types.Root("Query", FieldTarget.Query, "What you can read."),
            Mutation = types.Root("Mutation", FieldTarget.Mutation, "What you can change."),
        };
        if (types.Subscription() is { } subscription)
        {
            schema.Subscription = subscription;
        }

        // What current introspection tools request.
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        schema.RegisterType(new NodeInterface());
        schema.Initialize();
        types.Nodes.Least = LeastRoles.Of(schema);
        schema.Metadata[NodeSet.Key] = types.Nodes;
        schema.Metadata[SearchSet.Key] = types.Searches;
        Descriptions.CompleteInputs(schema);
        types.CheckExtensions();
        return schema;
    }

    /// <summary>Makes the graph types of one schema, with the fields that modules add to them.</summary>
    private sealed class TypeSource : IServiceProvider
    {
        private readonly IReadOnlyList<(string Module, FieldSet Set)> _sets;
        private readonly Dictionary<string, NodeLoader> _nodes;
        private readonly IReadOnlyList<(LoadedModule Module, ChangeSource Source)> _changes;
        private readonly Dictionary<string, string> _moduleOfNode;
        private readonly Dictionary<Assembly, string> _moduleOfAssembly;
        private readonly Dictionary<string, Type> _typeOfName = [];
        private readonly HashSet<Type> _extended = [];

        public TypeSource(IReadOnlyCollection<LoadedModule> modules)
        {
            var contributions = modules.Select(m => m.Contribute()).ToList();
            _sets = [.. contributions.SelectMany(c => c.Fields.Select(f => (c.Module, f)))];
            _changes = [.. contributions.SelectMany(c => c.ChangeSources.Values.Select(s => (modules.Single(m => m.Id == c.Module), s)))];
            _moduleOfAssembly = modules.ToDictionary(m => m.Assembly!, m => m.Id);
            _nodes = [];
            _moduleOfNode = [];
            Nodes = new(_nodes, _moduleOfNode);
            Searches = new([.. contributions.SelectMany(c => c.Searches.Select(s => (c.Module, s)))], Nodes);
            foreach (var (contribution, name, loader) in contributions.SelectMany(c => c.Nodes.Select(n => (c, n.Key, n.Value))))
            {
                if (contribution.Module != Gate.CoreModule && !loader.Type.IsAssignableTo(typeof(IInPartnership)))
                {
                    throw new ModuleFaultException(
                        contribution.Module,
                        $"its node \"{name}\" does not implement IInPartnership, so the host cannot check who may see it"
                    );
                }

                Claim(name, loader.Type);
                if (!_nodes.TryAdd(name, loader))
                {
                    throw new ModuleFaultException(
                        contribution.Module,
                        $"both \"{_moduleOfNode[name]}\" and \"{contribution.Module}\" define the GraphQL type \"{name}\"",
                        rival: _moduleOfNode[name]
                    );
                }

                _moduleOfNode.Add(name, contribution.Module);
            }
        }

        public NodeSet Nodes { get; }

        public SearchSet Searches { get; }

        public object? GetService(Type serviceType)
        {
            if (serviceType == typeof(IEnumerable<IGraphTypeMappingProvider>))
            {
                return new[] { new TypeMapping() };
            }

            if (serviceType == typeof(StringGraphType))
            {
                return new TextType();
            }

            if (
                !serviceType.IsAssignableTo(typeof(IGraphType))
                || serviceType.IsAbstract
                || serviceType.Assembly == typeof(Schema).Assembly && !serviceType.IsGenericType
            )
            {
                return null;
            }

            var type = (IGraphType)Activator.CreateInstance(serviceType)!;
            if (serviceType.IsGenericType && serviceType.GetGenericArguments() is [var source])
            {
                Claim(type.Name, source);
                if (type is IObjectGraphType target && serviceType.GetGenericTypeDefinition() == typeof(ObjectType<>))
                {
                    Complete(target, source);
                }
                else if (type is EnumerationGraphType choices)
                {
                    Descriptions.Complete(choices, source);
                }
            }

            return type;
        }

        public ObjectGraphType Root(string name, FieldTarget target, string description)
        {
            var root = new ObjectGraphType { Name = name, Description = description };
            AddFields(root, _sets.Where(s => s.Set.Target == target));
            if (target == FieldTarget.Query)
            {
                root.AddField(NodeInterface.Field(Nodes));
            }

            return root;
        }

        /// <summary>Null if no module reports changes.</summary>
        public ObjectGraphType? Subscription()
        {
            if (_changes.Count == 0)
            {
                return null;
            }

            var root = new ObjectGraphType { Name = "Subscription", Description = "What you can follow as it changes." };
            foreach (var (module, source) in _changes)
            {
                if (!_nodes.ContainsKey(GraphNameAttribute.Of(source.Type)))
                {
                    throw new ModuleFaultException(
                        module.Id,
                        $"it reports changes of \"{GraphNameAttribute.Of(source.Type)}\", which is not a node"
                    );
                }

                root.AddField(ChangedField.Of(source, Nodes, module));
            }

            return root;
        }

        public void CheckExtensions()
        {
            // The module of an extended type may be absent: then there is no type to extend, and the rest runs.
            var lost = _sets.FirstOrDefault(s =>
                s.Set.Type is { } type && !_extended.Contains(type) && (IsCore(type) || ModuleOf(type) == s.Module)
            );
            if (lost.Set is not null)
            {
                throw new ModuleFaultException(
                    lost.Module,
                    $"it extends the type \"{lost.Set.Type!.Name}\", which no loaded module's schema contains"
                );
            }
        }

        private void Complete(IObjectGraphType target, Type source)
        {
            _extended.Add(source);
            foreach (var field in target.Fields.Where(f => f.Resolver is not null))
            {
                Page(
                    field,
                    source
                        .GetMethods()
                        .FirstOrDefault(m =>
                            string.Equals(m.Name, field.Name, StringComparison.OrdinalIgnoreCase)
                            || string.Equals(m.Name, field.Name + "Async", StringComparison.OrdinalIgnoreCase)
                        )
                );
            }

            AddFields(target, _sets.Where(s => s.Set.Target == FieldTarget.Type && s.Set.Type == source));
            if (_nodes.ContainsKey(GraphNameAttribute.Of(source)))
            {
                target.Interfaces.Add<NodeInterface>();
            }
        }

        private void AddFields(IObjectGraphType target, IEnumerable<(string Module, FieldSet Set)> sets)
        {
            foreach (var (module, set) in sets)
            {
                var fields = ((IComplexGraphType)Activator.CreateInstance(typeof(FieldsOf<>).MakeGenericType(set.Fields))!).Fields;
                foreach (var field in fields)
                {
                    if (target.Fields.Find(Camel(field.Name)) is { } taken)
                    {
                        var owner = taken.GetMetadata<string>(nameof(module)) ?? Gate.CoreModule;
                        throw new ModuleFaultException(
                            module,
                            $"both \"{owner}\" and \"{module}\" define the GraphQL field \"{target.Name}.{Camel(field.Name)}\"",
                            rival: owner
                        );
                    }

                    var method = field.GetMetadata<MethodInfo>(nameof(MethodInfo));
                    field.Name = Camel(field.Name);
                    field.Metadata["module"] = module;
                    if (set.Type is { } type && ModuleOf(type) != module)
                    {
                        field.Metadata.TryAdd(CostAttribute.Key, new CostAttribute(CostAttribute.OfAnotherModule));
                    }

                    Page(field, method);
                    Gate.Guard(field, method, module, set.Target);
                    target.AddField(field);
                }
            }
        }

        private static void Page(FieldType field, MethodInfo? method)
        {
            if (method?.GetParameters().Any(p => p.ParameterType == typeof(Paging)) == true)
            {
                field.Arguments = new QueryArguments((field.Arguments ?? []).Concat(Parameters.PagingArguments()));
                field.Metadata[Paging.Key] = true;
            }
        }

        private void Claim(string name, Type source)
        {
            if (_typeOfName.TryGetValue(name, out var other) && other != source)
            {
                // The same module whatever the order of the types: never the core, otherwise the later one by name.
                var culprit =
                    ModuleOf(other) == Gate.CoreModule
                    || string.CompareOrdinal(ModuleOf(other), ModuleOf(source)) < 0 && ModuleOf(source) != Gate.CoreModule
                        ? source
                        : other;
                throw new ModuleFaultException(
                    ModuleOf(culprit),
                    $"both \"{ModuleOf(other)}\" and \"{ModuleOf(source)}\" define the GraphQL type \"{name}\"",
                    rival: ModuleOf(culprit == source ? other : source)
                );
            }

            _typeOfName[name] = source;
        }

        private static bool IsCore(Type type) =>
            type.Assembly == typeof(Partnership).Assembly || type.Assembly == typeof(Organisation).Assembly;

        private string ModuleOf(Type type) =>
            type.IsGenericType && type.GetGenericArguments() is [var inner, ..]
                ? ModuleOf(inner)
                : _moduleOfAssembly.GetValueOrDefault(type.Assembly)
                    ?? _moduleOfAssembly.FirstOrDefault(a => type.Assembly.GetName().Name == a.Key.GetName().Name + ".Contracts").Value
                    ?? Gate.CoreModule;

        private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }
}
