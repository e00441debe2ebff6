using System.Globalization;
using CouncilPlatform.Sdk;
using MediatR;

namespace CouncilPlatform.Core.Contracts;

/// <summary>
/// The organisations that a file names by code. A code finds the organisation that has it, also if it was abolished: history names the old
/// one. Whose the rows are that are later than its end, a person says.
/// </summary>
public sealed class OrganisationsInFile
{
    private readonly FileImport _import;
    private readonly IReadOnlyDictionary<string, Organisation> _found;
    private readonly IReadOnlyDictionary<string, Organisation> _successors;

    private OrganisationsInFile(
        FileImport import,
        IReadOnlyDictionary<string, Organisation> found,
        IReadOnlyDictionary<string, Organisation> successors
    )
    {
        (_import, _found, _successors) = (import, found, successors);
    }

    /// <summary>Those that have a code of the file, by the code.</summary>
    public IReadOnlyDictionary<string, Organisation> Found => _found;

    /// <summary>Finds them.</summary>
    /// <param name="import">The import that asks about successors.</param>
    /// <param name="mediator">Asks the register.</param>
    /// <param name="codes">The codes, as the file has them.</param>
    /// <param name="today">The day on which a successor must exist.</param>
    public static Task<OrganisationsInFile> FindAsync(FileImport import, IMediator mediator, IEnumerable<string> codes, DateOnly today) =>
        FindAsync(
            import,
            codes,
            given => mediator.Send(new FindOrganisations(given), import.Cancellation),
            ended => mediator.Send(new FindSuccessors(ended, today), import.Cancellation)
        );

    /// <inheritdoc cref="FindAsync(FileImport, IMediator, IEnumerable{string}, DateOnly)"/>
    /// <param name="change">The change that saves the file. Ask before its first lock.</param>
    public static Task<OrganisationsInFile> FindAsync(FileImport import, Change change, IEnumerable<string> codes) =>
        FindAsync(
            import,
            codes,
            given => change.AskAsync(new FindOrganisations(given)),
            ended => change.AskAsync(new FindSuccessors(ended, change.Today))
        );

    private static async Task<OrganisationsInFile> FindAsync(
        FileImport import,
        IEnumerable<string> codes,
        Func<List<string>, Task<IReadOnlyDictionary<string, Organisation>>> find,
        Func<List<string>, Task<IReadOnlyDictionary<string, Organisation>>> succeed
    )
    {
        List<string> given = [.. codes.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)];
        var none = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var found = given.Count == 0 ? none : await find(given);
        List<string> ended = [.. found.Where(f => f.Value.ValidTo is not null).Select(f => f.Key)];
        var successors = ended.Count == 0 ? none : await succeed(ended);
        return new(import, found, successors);
    }

    /// <summary>The organisation that has a code. Null if none has.</summary>
    public Organisation? Find(string code) => _found.GetValueOrDefault(code);

    /// <summary>
    /// Whose a row is: of the organisation that has a code or, from the day on which that one had ended, of its successor if the person who
    /// imports the file says so.
    /// </summary>
    /// <param name="code">The code in the row.</param>
    /// <param name="on">The first day that the row is about or, where it is about something that lasts, its last.</param>
    public Organisation? Find(string code, DateOnly on)
    {
        var own = Find(code);
        if (own?.ValidTo is not { } end || on < end || _successors.GetValueOrDefault(code) is not { } successor || successor.Id == own.Id)
        {
            return own;
        }

        var answer = _import.Ask(
            $"successor:{own.Code.ToLowerInvariant()}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{own.Name} ended on {end:d MMMM yyyy}, and the file has later rows of it. Whose are they?"
            ),
            [Choice(successor), Choice(own)],
            suggestion: Choice(successor)
        );
        return answer == Choice(successor) ? successor : own;
    }

    private static string Choice(Organisation organisation) => $"{organisation.Name} ({organisation.Code})";
}
