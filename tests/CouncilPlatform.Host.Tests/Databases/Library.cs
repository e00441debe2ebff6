using CouncilPlatform.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilPlatform.Host.Tests.Databases;

/// <summary>A throw-away model with a hand-written migration, to try the test kit on.</summary>
internal sealed class Library(DbContextOptions<Library> options) : DbContext(options)
{
    public DbSet<Shelf> Shelves => Set<Shelf>();

    public DbSet<Book> Books => Set<Book>();

    public static Library Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<Library>();
        database.Use(options, "__migrations_library");
        return new Library(options.Options);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => LibraryModel.Build(modelBuilder);
}

/// <summary>The same model with a migration that is behind it.</summary>
internal sealed class NeglectedLibrary(DbContextOptions<NeglectedLibrary> options) : DbContext(options)
{
    public static NeglectedLibrary Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<NeglectedLibrary>();
        database.Use(options, "__migrations_library");
        return new NeglectedLibrary(options.Options);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => LibraryModel.Build(modelBuilder);
}

internal sealed class Shelf
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }
}

internal sealed class Book
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ShelfId { get; init; }
    public required string Title { get; init; }
    public string? Isbn { get; init; }
    public long PricePence { get; init; }
    public DateOnly Published { get; init; }
    public DateTime AddedUtc { get; init; }
}

internal static class LibraryModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<Shelf>(shelf =>
        {
            shelf.ToTable("library_shelves");
            shelf.Property(s => s.Name).HasMaxLength(40);
            shelf.HasIndex(s => s.Name).IsUnique();
        });
        model.Entity<Book>(book =>
        {
            book.ToTable("library_books", table => table.HasCheckConstraint("CK_library_books_price", "\"PricePence\" >= 0"));
            book.Property(b => b.Title).HasMaxLength(200);
            book.Property(b => b.Isbn).HasMaxLength(13);
            book.HasIndex(b => new { b.ShelfId, b.Title });
            book.HasOne<Shelf>().WithMany().HasForeignKey(b => b.ShelfId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

[DbContext(typeof(Library)), Migration("001_Initial")]
internal sealed class LibraryInitial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        LibraryTables.Create(migrationBuilder);
        migrationBuilder.CreateIndex("IX_library_books_ShelfId_Title", "library_books", ["ShelfId", "Title"]);
    }
}

[DbContext(typeof(Library)), Migration("002_Isbn")]
internal sealed class LibraryIsbn : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Isbn", "library_books", maxLength: 13, nullable: true);
}

/// <summary>It forgets an index and a column.</summary>
[DbContext(typeof(NeglectedLibrary)), Migration("001_Initial")]
internal sealed class NeglectedInitial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => LibraryTables.Create(migrationBuilder);
}

internal static class LibraryTables
{
    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable(
            "library_shelves",
            table => new { Id = table.Column<Guid>(), Name = table.Column<string>(maxLength: 40) },
            constraints: table => table.PrimaryKey("PK_library_shelves", shelf => shelf.Id)
        );
        migration.CreateIndex("IX_library_shelves_Name", "library_shelves", "Name", unique: true);
        migration.CreateTable(
            "library_books",
            table => new
            {
                Id = table.Column<Guid>(),
                ShelfId = table.Column<Guid>(),
                Title = table.Column<string>(maxLength: 200),
                PricePence = table.Column<long>(),
                Published = table.Column<DateOnly>(),
                AddedUtc = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_library_books", book => book.Id);
                table.ForeignKey(
                    "FK_library_books_library_shelves_ShelfId",
                    book => book.ShelfId,
                    "library_shelves",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
                table.CheckConstraint("CK_library_books_price", "\"PricePence\" >= 0");
            }
        );
    }
}
