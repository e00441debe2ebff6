using CouncilPlatform.Host.Core.Work;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using GraphQL;
using GraphQL.Types;
using Humanizer;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>The kinds of change of running modules: what callers can subscribe to, and what can wait for people.</summary>
internal sealed class ChangeKinds
{
    private readonly NodeSet _nodes;
    private readonly Dictionary<string, ChangeKind> _byCode;

    public ChangeKinds(ModuleCatalogue modules, WorkCatalogue work)
    {
        _nodes = modules.Schema!.GetMetadata<NodeSet>(NodeSet.Key)!;
        All =
        [
            .. (modules.Schema!.Subscription?.Fields ?? Enumerable.Empty<FieldType>())
                .Select(f => f.ResolvedType!.GetNamedType().Name)
                .Concat(work.All.Select(w => w.Kind.Type))
                .Distinct(StringComparer.Ordinal)
                .Select(code => new ChangeKind(code, code.Humanize().Pluralize(inputIsKnownToBeSingular: false))
                {
                    Module = _nodes.Modules[code],
                })
                .OrderBy(k => k.Title, StringComparer.Ordinal),
        ];
        _byCode = All.ToDictionary(k => k.Code, StringComparer.Ordinal);
    }

    /// <summary>All kinds, by title.</summary>
    public IReadOnlyList<ChangeKind> All { get; }

    /// <summary>Those of the core and of the modules that the partnership has on.</summary>
    public IEnumerable<ChangeKind> In(Partnership partnership) =>
        All.Where(k => k.Module == Gate.CoreModule || partnership.Modules.Contains(k.Module));

    /// <summary>The kind of change if a thing of this type was changed, or a part of it. Null if it is none.</summary>
    public ChangeKind? Of(string type)
    {
        for (var at = _nodes.TypeOf(type); at is not null; at = Wholes.Of(at))
        {
            if (_byCode.TryGetValue(GraphNameAttribute.Of(at), out var kind))
            {
                return kind;
            }
        }

        return null;
    }
}
