using System.Text;

namespace LittleShop.Api.Catalog.Import;

/// <summary>One record, with the line of the file on which it begins (1 is the first).</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>
/// A file's records (RFC 4180), the header first. Own code, because a problem must be named by the line of the file,
/// and a quotation mark that is never closed by where it opens, which the libraries tried do not tell.
/// </summary>
internal sealed class CsvTable
{
    private const string SeparatorHint = "sep=";

    private readonly string _text;
    private readonly char _separator;
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _line = 1;

    private CsvTable(string text)
    {
        _text = text;
        if (text.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase))
        {
            _at = text.IndexOf('\n', StringComparison.Ordinal) + 1;
            _line = 2;
        }

        _separator = SeparatorOf(text.AsSpan(_at));
    }

    public static List<CsvRecord> Read(string text, ImportProblems problems)
    {
        var table = new CsvTable(text);
        var records = new List<CsvRecord>();
        while (table._at < text.Length && table.ReadRecord(problems) is { } record)
        {
            if (!record.IsBlank)
            {
                records.Add(record);
            }
        }

        return records;
    }

    private CsvRecord? ReadRecord(ImportProblems problems)
    {
        var (begin, cells) = (_line, new List<string>());
        do
        {
            var opened = _line;
            if (!TryReadCell())
            {
                problems.Add(
                    opened, "", "A quotation mark opens a cell here and is never closed. Close it, or double it.");
                return null;
            }

            cells.Add(_cell.ToString());
        }
        while (TryTake(_separator));

        TakeNewline();
        return new CsvRecord(begin, cells);
    }

    private bool TryReadCell()
    {
        _cell.Clear();
        if (TryTake('"') && !TryReadQuoted())
        {
            return false;
        }

        // What follows a closing quotation mark, and marks inside a bare cell, are signs like others.
        while (_at < _text.Length && _text[_at] != _separator && _text[_at] is not ('\r' or '\n'))
        {
            _cell.Append(_text[_at++]);
        }

        return true;
    }

    private bool TryReadQuoted()
    {
        while (_at < _text.Length)
        {
            var sign = _text[_at++];
            if (sign == '"' && !TryTake('"'))
            {
                return true;
            }

            if (sign == '\n' || (sign == '\r' && (_at == _text.Length || _text[_at] != '\n')))
            {
                _line++;
            }

            _cell.Append(sign);
        }

        return false;
    }

    private bool TryTake(char sign)
    {
        var found = _at < _text.Length && _text[_at] == sign;
        _at += found ? 1 : 0;
        return found;
    }

    private void TakeNewline()
    {
        if (TryTake('\r') | TryTake('\n'))
        {
            _line++;
        }
    }

    private static char SeparatorOf(ReadOnlySpan<char> text)
    {
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var sign in text)
        {
            quoted ^= sign == '"';
            commas += !quoted && sign == ',' ? 1 : 0;
            semicolons += !quoted && sign == ';' ? 1 : 0;
            tabs += !quoted && sign == '\t' ? 1 : 0;
            if (!quoted && sign is '\n' or '\r' && commas + semicolons + tabs > 0)
            {
                break;
            }
        }

        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
