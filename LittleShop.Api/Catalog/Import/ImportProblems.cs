using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>What is wrong with a file, cell by cell; after a hundred, further ones are only counted.</summary>
internal sealed class ImportProblems
{
    private const int Kept = 100;
    private const int Quoted = 40;
    private readonly List<ImportProblem> _found = [];

    public IReadOnlyList<ImportProblem> Found => [.. _found.OrderBy(problem => problem.Line)];

    public int Count { get; private set; }

    public void Add(int line, string column, string message)
    {
        Count++;
        if (_found.Count < Kept)
        {
            _found.Add(new ImportProblem(line, column, message));
        }
    }

    /// <summary>A cell's text as a message may show it.</summary>
    public static string Quote(string cell) => cell.Length > Quoted ? $"«{cell[..Quoted]}…»" : $"«{cell}»";
}
