namespace CouncilPlatform.Sdk;

/// <summary>The kinds of file that a module imports.</summary>
public sealed class ModuleImports
{
    private readonly Action<ImportKind> _add;

    internal ModuleImports(Action<ImportKind> add) => _add = add;

    /// <summary>Adds a kind of file.</summary>
    public ModuleImports Add(ImportKind kind)
    {
        _add(kind);
        return this;
    }
}
