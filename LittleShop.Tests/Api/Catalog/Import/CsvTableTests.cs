using LittleShop.Api.Catalog.Import;

namespace LittleShop.Tests.Api.Catalog.Import;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_record_knows_the_line_on_which_it_begins(string newline)
    {
        string[] lines = ["a,b", "1,\"two", "", "lines\"", "", "3,4", "\"x", "y\",\"\"\"z\"\"\"", "5,6"];

        var records = Read(string.Join(newline, lines), out _);

        Assert.Equal([1, 2, 6, 7, 9], records.Select(record => record.Line));
        Assert.Equal(["1", $"two{newline}{newline}lines"], records[1].Cells);
        Assert.Equal([$"x{newline}y", "\"z\""], records[3].Cells);
    }

    [Theory]
    [InlineData("a,b\n1,2")]
    [InlineData("a;b\n1;2")]
    [InlineData("a\tb\n1\t2")]
    [InlineData("sep=;\na;b\n1;2")]
    [InlineData("\"a\";b\n1;2")]
    public void The_header_tells_what_separates_the_cells(string text)
    {
        var records = Read(text, out _);

        Assert.Equal([["a", "b"], ["1", "2"]], records.Select(record => record.Cells));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"four\n5,6\n7,8")]
    [InlineData("a,b\n1,2\n3,\"four")]
    [InlineData("a,b\n1,2\n3,\"")]
    public void A_quotation_mark_that_is_never_closed_is_named_where_it_opens(string text)
    {
        Read(text, out var problems);

        Assert.Equal(3, Assert.Single(problems.Found).Line);
    }

    [Theory]
    [InlineData("a,b\n12\" pot,2", "12\" pot")]
    [InlineData("a,b\n\"12\"\" pot\",2", "12\" pot")]
    public void A_quotation_mark_inside_a_cell_is_a_sign_like_others(string text, string cell)
    {
        var records = Read(text, out var problems);

        Assert.Empty(problems.Found);
        Assert.Equal([cell, "2"], records[1].Cells);
    }

    private static List<CsvRecord> Read(string text, out ImportProblems problems) =>
        CsvTable.Read(text, problems = new ImportProblems());
}
