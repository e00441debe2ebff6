using CouncilPlatform.Host.Core.Members;
using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using GraphQL;
using Humanizer;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Search;

/// <summary>Finds things of all modules in a partnership.</summary>
internal sealed class SearchQueries
{
    private const int DefaultSize = 20;
    private const int MaxTitle = 200;

    /// <summary>
    /// What the caller may read in the partnership and has all these words in its title, as its page shows it, or in its code or purpose.
    /// Capital letters, accents and punctuation make no difference, and a word may be a part of a longer one. It is sorted by kind; within
    /// a kind, titles that begin with the words come first. It is one list, without a next page: if there is more than the limit, each
    /// kind has its share. Add a word to find what is not among them.
    /// </summary>
    /// <param name="text">Up to eight words, such as youth club. Nothing is found without a letter or a digit.</param>
    /// <param name="first">The limit: at most so many of all kinds together, 0 to 100. If you leave it out, it is 20.</param>
    [Cost(20_000, Size = DefaultSize)]
    public static async Task<IReadOnlyList<SearchHit>> Search(
        Partnership partnership,
        string text,
        int? first,
        ModuleCatalogue modules,
        Caller caller,
        CoreDb db,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Valid(first is null or >= 0 and <= Paging.MaxSize, $"Enter 0 to {Paging.MaxSize}.", InputPath.Argument("first"))
            .Check();
        if (SearchWords.Of(text) is not { } words)
        {
            return [];
        }

        var shown = new ShownSql(
            await MemberQueries
                .Organisations(db, partnership)
                .OrderBy(o => o.Id)
                .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken)
        );
        var hits = new List<(int Kind, int Rank, SearchHit Hit)>();
        foreach (var (kind, source) in modules.Schema!.GetMetadata<SearchSet>(SearchSet.Key)!.For(caller, partnership).Index())
        {
            var rows = await source.Find(services, partnership, words, shown, cancellationToken);
            hits.AddRange(
                rows.Index().Select(r => (kind, r.Index, new SearchHit(new(source.Type, r.Item.Id), r.Item.Title.Truncate(MaxTitle))))
            );
        }

        // Each kind has its share, then what is shown is sorted by kind.
        return
        [
            .. hits.OrderBy(h => h.Rank)
                .ThenBy(h => h.Kind)
                .Take(first ?? DefaultSize)
                .OrderBy(h => h.Kind)
                .ThenBy(h => h.Rank)
                .Select(h => h.Hit),
        ];
    }
}
