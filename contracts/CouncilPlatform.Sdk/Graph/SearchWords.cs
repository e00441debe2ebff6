using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The words that somebody looks for. A text has them if each occurs in it, in any order and also within a longer word. Capital letters,
/// accents and punctuation make no difference.
/// </summary>
internal sealed class SearchWords
{
    // The rows that a search reads of one table. It shows fewer, because only some of them have the words.
    private const int MaxRows = 200;
    private const int MaxWords = 8;

    // Letters that have accents in names of Britain and Ireland.
    private const string CanHaveAccent = "aeiouwync";

    private readonly IReadOnlyList<string> _words;

    private SearchWords(IReadOnlyList<string> words) => _words = words;

    /// <summary>The words of a text. Null if it has neither a letter nor a digit.</summary>
    public static SearchWords? Of(string text) =>
        WordsOf(text).Distinct(StringComparer.Ordinal).Take(MaxWords).ToList() is { Count: > 0 } words ? new(words) : null;

    /// <summary>The rows that have the words, the best first. It is one statement.</summary>
    /// <param name="rows">The rows that the caller may see.</param>
    /// <param name="shown">Writes values in their titles.</param>
    /// <param name="title">What a row is called.</param>
    /// <param name="also">Further text of a row that may have the words.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public Task<IReadOnlyList<FoundRow>> FindAsync<T>(
        IQueryable<T> rows,
        ShownSql shown,
        Expression<Func<T, string?>> title,
        Expression<Func<T, string?>>? also,
        CancellationToken cancellationToken
    )
        where T : class, IKeyed => FindAsync(shown.Of(rows.AsNoTracking().Select(Row(title, also))), cancellationToken);

    /// <inheritdoc cref="FindAsync{T}"/>
    public Task<IReadOnlyList<FoundRow>> FindAsync(IQueryable<SearchRow> rows, ShownSql shown, CancellationToken cancellationToken) =>
        FindAsync(
            shown.Of(
                rows.Select(r => new FoundRow
                {
                    Id = r.Id,
                    Title = r.Title,
                    Text = r.Title,
                })
            ),
            cancellationToken
        );

    private async Task<IReadOnlyList<FoundRow>> FindAsync(IQueryable<FoundRow> candidates, CancellationToken cancellationToken)
    {
#pragma warning disable CA1304, CA1311 // It becomes SQL, which has no culture.
        foreach (var pattern in _words.Select(Pattern))
        {
            candidates = candidates.Where(r => EF.Functions.Like(r.Text.ToLower(), pattern));
        }

        var asWritten = string.Join('%', _words) + "%";
        var within = "%" + asWritten;
        var found = await candidates
            .OrderBy(r =>
                EF.Functions.Like(r.Title.ToLower(), asWritten) ? 0
                : EF.Functions.Like(r.Text.ToLower(), within) ? 1
                : 2
            )
#pragma warning restore CA1304, CA1311
            .ThenBy(r => r.Title)
            .ThenBy(r => r.Id)
            .Take(MaxRows)
            .ToListAsync(cancellationToken);
        return found.FindAll(r => Plain(r.Text) is var text && _words.All(w => text.Contains(w, StringComparison.Ordinal)));
    }

    // Databases do not agree about letters with accents: any letter matches where there may be one, and the rows that were read are
    // compared here.
    private static string Pattern(string word) => $"%{string.Concat(word.Select(c => CanHaveAccent.Contains(c) ? '_' : c))}%";

    private static Expression<Func<T, FoundRow>> Row<T>(Expression<Func<T, string?>> title, Expression<Func<T, string?>>? also)
        where T : class, IKeyed
    {
        var row = title.Parameters[0];
        var known = OrEmpty(title.Body);
        return Expression.Lambda<Func<T, FoundRow>>(
            Expression.MemberInit(
                Expression.New(typeof(FoundRow)),
                Bind(nameof(FoundRow.Id), Expression.Property(row, nameof(IKeyed.Id))),
                Bind(nameof(FoundRow.Title), known),
                Bind(
                    nameof(FoundRow.Text),
                    also is null
                        ? known
                        : Joined(
                            Joined(known, Expression.Constant(" ")),
                            OrEmpty(ReplacingExpressionVisitor.Replace(also.Parameters[0], row, also.Body))
                        )
                )
            ),
            row
        );

        static MemberAssignment Bind(string name, Expression value) => Expression.Bind(typeof(FoundRow).GetProperty(name)!, value);
        static Expression OrEmpty(Expression text) => Expression.Coalesce(text, Expression.Constant(""));
        static Expression Joined(Expression one, Expression other) =>
            Expression.Add(one, other, typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)]));
    }

    private static string[] WordsOf(string text) =>
        string.Concat(Plain(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text) => Names.WithoutAccents(text).ToLowerInvariant();
}

/// <summary>A row that has the words.</summary>
internal sealed class FoundRow
{
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Everything in which the words may be.</summary>
    public required string Text { get; init; }
}
