"""我的工作: the lists of what waits for somebody, what he has done, and what is under way.

Owns: how lists are narrowed, sorted, paged and handed out as Excel, and the views people keep of them.
Does not own: what stands in a list; every list is a query of the context whose work it shows.
Key words: work list, column, filter, saved view, badge.
"""
