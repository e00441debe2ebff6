using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Tests.Databases;

public sealed class DriftTests
{
    [Theory, EveryDatabase]
    public async Task Migrations_that_keep_up_with_the_model_do_not_drift(string provider) =>
        Assert.Empty(await Drift.FindAsync(provider, Library.Open));

    [Theory, EveryDatabase]
    public async Task A_forgotten_index_and_column_are_seen(string provider)
    {
        var drift = (await Drift.FindAsync(provider, NeglectedLibrary.Open)).Split(Environment.NewLine);

        Assert.Equal(2, drift.Length);
        Assert.Single(
            drift,
            line =>
                line.StartsWith("- ", StringComparison.Ordinal) && line.Contains("IX_library_books_ShelfId_Title", StringComparison.Ordinal)
        );
        Assert.Single(drift, line => line.StartsWith("- column library_books.Isbn ", StringComparison.Ordinal));
    }

    /// <summary>One change at a time to what was migrated: the catalogue must see each.</summary>
    [Theory]
    [EveryDatabase("DROP INDEX {0}IX_library_shelves_Name{0}{1}")]
    [EveryDatabase("CREATE INDEX extra ON library_books ({0}Published{0})")]
    [EveryDatabase("ALTER TABLE library_books ADD extra varchar(10)")]
    [EveryDatabase("CREATE TABLE library_extra (id int NOT NULL PRIMARY KEY)")]
    [EveryDatabase(
        "DROP INDEX {0}IX_library_shelves_Name{0}{1}; CREATE INDEX {0}IX_library_shelves_Name{0} ON library_shelves ({0}Name{0})"
    )]
    [EveryDatabase(
        "DROP INDEX {0}IX_library_books_ShelfId_Title{0}{2}; CREATE INDEX {0}IX_library_books_ShelfId_Title{0} ON "
            + "library_books ({0}Title{0}, {0}ShelfId{0})"
    )]
    public async Task Every_change_is_seen(string provider, string change)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var library = Library.Open(database);
        await library.Database.MigrateAsync();
        var before = await Catalogue.ReadAsync(database);

        var sqlServer = provider == Providers.SqlServer;
        var sql = change
            .Replace("{0}", "\"", StringComparison.Ordinal)
            .Replace("{1}", sqlServer ? " ON library_shelves" : "", StringComparison.Ordinal)
            .Replace("{2}", sqlServer ? " ON library_books" : "", StringComparison.Ordinal);
        await library.Database.ExecuteSqlRawAsync(sql);

        Assert.NotEmpty(before.DifferenceTo(await Catalogue.ReadAsync(database)));
    }

    [Fact]
    public async Task The_sqlite_catalogue_reads_well()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.Sqlite);
        await using var library = Library.Open(database);
        await library.Database.MigrateAsync();

        Assert.Equal(
            """
            check library_books CONSTRAINT "CK_library_books_price" CHECK ("PricePence" >= 0)
            column library_books.AddedUtc TEXT not null
            column library_books.Id TEXT not null
            column library_books.Isbn TEXT null
            column library_books.PricePence INTEGER not null
            column library_books.Published TEXT not null
            column library_books.ShelfId TEXT not null
            column library_books.Title TEXT not null
            column library_shelves.Id TEXT not null
            column library_shelves.Name TEXT not null
            foreign key library_books (ShelfId) references library_shelves (Id) on delete cascade
            index library_books.IX_library_books_ShelfId_Title (ShelfId, Title)
            primary key library_books (Id)
            primary key library_shelves (Id)
            table library_books
            table library_shelves
            unique index library_shelves.IX_library_shelves_Name (Name)
            """,
            (await Catalogue.ReadAsync(database)).ToString(),
            ignoreLineEndingDifferences: true
        );
    }

    [Fact]
    public async Task The_postgresql_catalogue_reads_well()
    {
        await using var database = await TestDatabase.CreateAsync(Providers.PostgreSql);
        await using var library = Library.Open(database);
        await library.Database.MigrateAsync();

        const string shelfKey = "FOREIGN KEY (\"ShelfId\") REFERENCES library_shelves(\"Id\") ON DELETE CASCADE";
        Assert.Equal(
            $"""
            column library_books.AddedUtc timestamp with time zone not null
            column library_books.Id uuid not null
            column library_books.Isbn character varying(13) null
            column library_books.PricePence bigint not null
            column library_books.Published date not null
            column library_books.ShelfId uuid not null
            column library_books.Title character varying(200) not null
            column library_shelves.Id uuid not null
            column library_shelves.Name character varying(40) not null
            constraint library_books.CK_library_books_price CHECK (("PricePence" >= 0))
            constraint library_books.FK_library_books_library_shelves_ShelfId {shelfKey}
            constraint library_books.PK_library_books PRIMARY KEY ("Id")
            constraint library_shelves.PK_library_shelves PRIMARY KEY ("Id")
            index CREATE INDEX "IX_library_books_ShelfId_Title" ON public.library_books USING btree ("ShelfId", "Title")
            index CREATE UNIQUE INDEX "IX_library_shelves_Name" ON public.library_shelves USING btree ("Name")
            index CREATE UNIQUE INDEX "PK_library_books" ON public.library_books USING btree ("Id")
            index CREATE UNIQUE INDEX "PK_library_shelves" ON public.library_shelves USING btree ("Id")
            table library_books
            table library_shelves
            """,
            (await Catalogue.ReadAsync(database)).ToString(),
            ignoreLineEndingDifferences: true
        );
    }
}
