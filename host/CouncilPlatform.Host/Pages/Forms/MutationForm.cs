using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Fields;
using CouncilPlatform.Host.Pages.Forms.Things;
using GraphQL.Types;

namespace CouncilPlatform.Host.Pages.Forms;

/// <summary>The form of a mutation.</summary>
/// <param name="Name">The mutation, which is the last part of the form's address.</param>
/// <param name="Module">The module that it belongs to.</param>
/// <param name="Title">What it does, as a title.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Role">The lowest role that may send it. Null if only the platform's operator may.</param>
/// <param name="Argument">The name of its argument.</param>
/// <param name="Input">The type of its argument.</param>
/// <param name="Payload">The field of the answer with what was changed.</param>
/// <param name="Fields">What to fill in.</param>
internal sealed record MutationForm(
    string Name,
    string Module,
    string Title,
    string? Description,
    Role? Role,
    string Argument,
    IInputObjectGraphType Input,
    FieldType Payload,
    IReadOnlyList<FormField> Fields
)
{
    /// <summary>The field of an input that names the partnership.</summary>
    public const string PartnershipField = "partnership";

    /// <summary>The field for the reason of a change that cannot be undone. The input does not have it.</summary>
    public const string ReasonField = "reason";

    /// <summary>People check what they have filled in before they send a form with more fields than this.</summary>
    private const int MaxUnchecked = 12;

    // These begin with what is recorded now. Others record something new.
    private static readonly string[] _updates = ["change", "correct", "moderate", "redefine", "save", "update"];

    /// <summary>
    /// The values that a thing must have for its page to lead to the form, by the field for the thing and the path from it, such as
    /// application.state.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> When { get; init; } = new Dictionary<string, IReadOnlyList<string?>>();

    /// <summary>What it waits for. Null if that is not known.</summary>
    public WaitsDescription? Waits { get; init; }

    /// <summary>The type of what it changes.</summary>
    public IGraphType Changed { get; } = PlaceOf(Payload.ResolvedType!);

    /// <summary>Whether it keeps what is left out of its input.</summary>
    public bool KeepsRest => Updates.Keeps(Input);

    public bool IsUpdate => KeepsRest || _updates.Any(u => Name.StartsWith(u, StringComparison.Ordinal));

    public bool HasPartnership => Input.Fields.Find(PartnershipField) is not null;

    /// <summary>Whether it changes what is recorded of the partnership itself.</summary>
    public bool ChangesPartnership => IsUpdate && HasPartnership && Changed.Name == nameof(Partnership);

    /// <summary>The field that names the thing whose version the mutation checks. Null if it checks none.</summary>
    public string? VersionOf => Versioned?.Name ?? (ChangesPartnership ? PartnershipField : null);

    /// <summary>The feature of the module that it belongs to, as people write it. Null for a module without features.</summary>
    public string? Feature { get; init; }

    /// <summary>What happens for good. Null if it can be put right afterwards.</summary>
    public string? Warning { get; init; }

    /// <summary>Whether the form has a field for a reason that the input does not have.</summary>
    public bool AsksReason { get; init; }

    /// <summary>The page that takes its place, by its address within the partnership. Null if it has none.</summary>
    public string? Page { get; init; }

    /// <summary>Whether each section is a page of its own.</summary>
    public bool IsInPages { get; init; }

    /// <summary>Whether people check their answers. Null if that follows from the form.</summary>
    public bool? Checks { get; init; }

    /// <summary>Whether people may want to finish it later.</summary>
    public bool IsLong => IsInPages || Count(Fields) > MaxUnchecked;

    public bool ChecksAnswers => Checks ?? (IsLong || Warning is not null);

    /// <summary>
    /// The field with a thing that is not known yet, although the rest of the form follows from it: the form begins with what is recorded
    /// of it, or has a row for each part of it.
    /// </summary>
    public FormField? Chosen(IReadOnlyDictionary<string, FixedThing> known) =>
        Fields.FirstOrDefault(f =>
            f is { IsSubject: true, IsRequired: true } && !known.ContainsKey(f.Name) && (IsUpdate && f.Of == Changed.Name || Gives(f))
        );

    /// <summary>The fields that begin with what is recorded of a thing.</summary>
    public IReadOnlyList<FormField> Prefilled(string type) =>
        type != Changed.Name ? []
        : IsUpdate ? Fields
        : [.. Fields.Where(f => f.Recorded is not null)];

    /// <summary>
    /// The field that names the thing whose version the mutation checks. Null if it checks none: what is new has no version yet.
    /// </summary>
    public FormField? Versioned =>
        Input.Fields.Find("version") is null ? null : Fields.FirstOrDefault(f => f is { IsSubject: true, IsRequired: true });

    /// <summary>The field that a thing goes into. Null if the form is not about things of its type.</summary>
    public FormField? FieldFor(string type) => Fields.FirstOrDefault(f => f.IsSubject && f.Of == type);

    /// <summary>What must hold for a thing of a type, if the form is to be filled in about it.</summary>
    public IEnumerable<(string Path, IReadOnlyList<string?> Values)> Conditions(string type) =>
        FieldFor(type) is not { } field
            ? []
            : When.Select(w => (Path: w.Key.Split('.', 2), w.Value))
                .Where(w => w.Path is [var name, _] && name == field.Name)
                .Select(w => (w.Path[1], w.Value));

    /// <summary>What it waits for, if it is to be filled in about a thing of a type. Null if that is not known.</summary>
    public WaitsDescription? WaitsAt(string type) => FieldFor(type) is { } field && Waits?.Of == field.Name ? Waits : null;

    public string AddressIn(Partnership partnership) => $"partnerships/{partnership.Slug}/do/{Name}";

    public bool IsFor(Caller caller, Partnership partnership) => Role is { } least ? caller.Has(least, partnership) : caller.IsOperator;

    private bool Gives(FormField thing) => Fields.Any(f => f.Given?.Of == thing.Name || f.GivenChoices?.Of == thing.Name);

    // A row of a list counts once, however many there are.
    private static int Count(IReadOnlyList<FormField> fields) =>
        fields.Sum(f =>
            f.Control == Control.Group ? Count(f.Fields)
            : f.Row is { } row ? Math.Max(1, Count(row.Fields))
            : 1
        );

    private static IGraphType PlaceOf(IGraphType type) => Described.Answers.PlaceType.Of(type).Type;
}
