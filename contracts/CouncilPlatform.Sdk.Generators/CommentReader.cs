using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CouncilPlatform.Sdk.Generators;

/// <summary>Reads XML comments as plain text.</summary>
internal sealed class CommentReader(Compilation compilation)
{
    // An inherited comment may inherit in turn; more levels than this mean a circle.
    private const int MaxDepth = 5;

    /// <summary>The summary of a type or member; empty where it has none.</summary>
    public string TextOf(ISymbol symbol) => Finish(Summary(symbol, MaxDepth));

    /// <summary>The text of a method's parameter; empty where it has none.</summary>
    public string TextOf(ISymbol method, string parameter) => Finish(Flatten(Parameter(Comment(method), parameter), MaxDepth));

    private string Summary(ISymbol symbol, int depth)
    {
        if (depth == 0)
        {
            return "";
        }

        // A positional property is described by the parameter of its record.
        if (symbol is IPropertySymbol { ContainingType: { IsRecord: true } record })
        {
            var positional = Flatten(Parameter(Comment(record), symbol.Name), depth);
            if (positional.Length > 0)
            {
                return positional;
            }
        }

        var comment = Comment(symbol);
        return Flatten(comment?.Element("summary") ?? comment?.Element("inheritdoc"), depth);
    }

    private static XElement? Parameter(XElement? comment, string name) =>
        comment?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name);

    private static XElement? Comment(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml();
        try
        {
            return string.IsNullOrEmpty(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // The compiler warns about it.
            return null;
        }
    }

    private string Flatten(XNode? node, int depth) =>
        node switch
        {
            XText text => text.Value,
            XElement element => FlattenElement(element, depth),
            _ => "",
        };

    private string FlattenElement(XElement element, int depth) =>
        element.Name.LocalName switch
        {
            "inheritdoc" => Target(element) is { } target ? Summary(target, depth - 1) : "",
            "see" or "seealso" when element.IsEmpty => Reference(element),
            "paramref" or "typeparamref" => Words((string?)element.Attribute("name") ?? ""),
            "para" or "br" => $" {Inner(element, depth)} ",
            "list" => string.Join("; ", element.Elements("item").Select(item => Inner(item, depth).Trim())),
            "term" when element.ElementsAfterSelf("description").Any() => $"{Inner(element, depth).Trim()}: ",
            _ => Inner(element, depth),
        };

    private string Inner(XElement element, int depth) => string.Concat(element.Nodes().Select(n => Flatten(n, depth)));

    private string Reference(XElement see) =>
        (string?)see.Attribute("langword")
        ?? (string?)see.Attribute("href")
        ?? Target(see) switch
        {
            // A constant is shown by its value: NOT_FOUND, 100.
            IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: not TypeKind.Enum } constant => $"{constant.ConstantValue}",
            INamedTypeSymbol type => Words(GraphName(type)),
            { } target => Words(WithoutAsync(target.Name)),
            null => Words(((string?)see.Attribute("cref") ?? "").Split('.', ':').Last()),
        };

    private ISymbol? Target(XElement element) =>
        (string?)element.Attribute("cref") is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) : null;

    private static string GraphName(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "GraphNameAttribute")?.ConstructorArguments[0].Value as string
        ?? (
            type.TypeKind == TypeKind.Interface && type.Name.StartsWith("I", StringComparison.Ordinal) ? type.Name.Substring(1) : type.Name
        );

    private static string WithoutAsync(string name) =>
        name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;

    /// <summary>A name as people write it: <c>PartialDate</c> is a partial date, <c>GSSCode</c> a GSS code.</summary>
    private static string Words(string name) =>
        string.Join(
            " ",
            Regex
                .Split(
                    name,
                    "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
                .Select(word => word.Length > 1 && word.All(char.IsUpper) ? word : word.ToLowerInvariant())
        );

    /// <summary>One line that starts with a capital.</summary>
    private static string Finish(string text)
    {
        var line = string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 ? char.ToUpperInvariant(line[0]) + line.Substring(1) : "";
    }
}
